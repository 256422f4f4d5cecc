import java.security.MessageDigest;
import java.util.*;

enum Stages {
	PROD("https://prod.internal", "‹token:a›"),
	TEST("https://test.internal", "none");

	private final String url;
	private final String apiToken;

	Stages(String url, String apiToken) {
		this.url = url;
		this.apiToken = apiToken;
	}

	interface Defaults {
		String ADMIN_PASSWORD = "‹password:b›";
	}

	static class Session {
		private final String sessionSecret;

		Session() {
			this.sessionSecret = "‹token:c›";
		}
	}

	public static void main(String[] args) throws Exception {
		Object signer = new Object() {
			private final String signingSecret = "‹token:d›";

			@Override
			public String toString() {
				return signingSecret;
			}
		};
		String[] seen = {PROD.apiToken, Defaults.ADMIN_PASSWORD, new Session().sessionSecret, signer.toString()};
		for (String value : seen) {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes("UTF-8"));
			System.out.println(PROD.url + " " + HexFormat.of().formatHex(digest));
		}
	}
}
