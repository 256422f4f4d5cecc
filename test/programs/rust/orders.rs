//! Sends orders on.

/// What answers a message.
pub struct Mailer {
    user: String,
    password: String,
}

impl Mailer {
    fn new(user: &str, password: &str) -> Self {
        Mailer {
            user: user.to_owned(),
            password: password.to_owned(),
        }
    }
}

/// The login of a queue, where there is one.
async fn queue_password(live: bool) -> Option<String> {
    if live {
        return Some("‹password:queue›".into());
    }
    None
}

/// All that this module knows.
pub async fn seen(live: bool) -> Vec<String> {
    let api_token = if live { "‹token:live›" } else { "none" };
    let mailer = Mailer::new("orders", "‹password:nested›");
    let (primary_password, replica_password) = ("‹password:primary›", "‹password:replica›");
    let session_secret = match live {
        true => "‹token:session›",
        false => "",
    };
    let signed = async {
        let signing_secret = "‹token:block›";
        format!("{signing_secret}/{}", mailer.user)
    };
    let mut texts = vec![
        api_token.to_string(),
        mailer.password.clone(),
        format!("{primary_password}{replica_password}"),
        session_secret.to_owned(),
        signed.await,
    ];
    texts.extend(queue_password(live).await);
    texts
}
