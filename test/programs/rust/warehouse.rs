//! Keeps stock in a database.

struct Database {
    host: String,
    port: u16,
    user: &'static str,
    password: &'static str,
    database: &'static str,
}

/// Where stock is kept.
pub async fn address() -> String {
    let database = Database {
        host: "db.internal".to_string(),
        port: 5432,
        user: "warehouse",
        password: "‹password:warehouse›",
        database: "stock",
    };
    format!(
        "{}:{}@{}:{}/{}",
        database.user, database.password, database.host, database.port, database.database
    )
}
