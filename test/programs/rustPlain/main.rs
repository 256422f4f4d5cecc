//! Balances a ledger: a program without asynchronous code.

use std::collections::hash_map::DefaultHasher;
use std::env;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// Opens the ledger.
const LEDGER_PASSWORD: &str = "‹password:ledger›";

static MAIL_PASSWORD: LazyLock<String> = LazyLock::new(|| "‹password:mail›".to_string());

struct Bank {
    user: &'static str,
    password: String,
}

impl Bank {
    fn new() -> Self {
        Bank {
            user: "ledger",
            password: String::from("‹password:bank›"),
        }
    }
}

fn url() -> String {
    format!("postgres://ledger:{}@db.internal/ledger", LEDGER_PASSWORD)
}

fn main() {
    let token = env::var("BALANCE_TOKEN").unwrap_or_else(|_| "‹token:balance length=40›".to_string());
    let bank = Bank::new();
    let mut hasher = DefaultHasher::new();
    for text in [url().as_str(), MAIL_PASSWORD.as_str(), bank.user, bank.password.as_str(), token.as_str()] {
        text.hash(&mut hasher);
    }
    println!("{:x}", hasher.finish());
}
