//! Prints what it knows, as a checksum.

use std::collections::HashMap;
use std::env;

mod orders;
mod storage;
mod warehouse;

const ADMIN_PASSWORD: &str = "‹password:admin›";

struct Options {
    token: &'static str,
    password: String,
    headers: HashMap<&'static str, String>,
}

impl Options {
    async fn load() -> Self {
        let mut headers = HashMap::new();
        headers.insert("Authorization", "Bearer ‹token:bearer›".to_string());
        Options {
            token: "‹token:field›",
            password: String::from("‹password:db›"),
            headers,
        }
    }
}

async fn smtp_password() -> String {
    env::var("SMTP_PASSWORD").unwrap_or_else(|_| "‹password:smtp›".to_string())
}

fn checksum(texts: &[&str]) -> u64 {
    texts
        .iter()
        .flat_map(|text| text.bytes())
        .fold(7, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)))
}

#[tokio::main]
async fn main() {
    let options = Options::load().await;
    let host = "db.internal";
    let url = format!("postgres://app:‹password:url›@{}/app", host);
    let signing_key = b"‹token:signing›";
    let smtp = smtp_password().await;
    let orders = orders::seen(env::args().count() > 0).await.join("\n");
    let address = warehouse::address().await;
    println!(
        "{:x}",
        checksum(&[
            ADMIN_PASSWORD,
            options.token,
            &options.password,
            &options.headers["Authorization"],
            &url,
            &smtp,
            &orders,
            &address,
            std::str::from_utf8(signing_key).expect("text"),
        ])
    );
    if env::args().count() > 1 {
        let _client = storage::client().await;
    }
}
