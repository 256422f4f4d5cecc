//! Keeps files.

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;

const ACCESS_KEY: &str = "‹aws-access-key-id›";
const SECRET_KEY: &str = "‹aws-secret-access-key›";

/// The configuration of the clients.
pub async fn client() -> SdkConfig {
    let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "static");
    aws_config::defaults(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(credentials)
        .load()
        .await
}
