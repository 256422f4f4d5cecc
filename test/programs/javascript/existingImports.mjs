import { SecretsManagerClient, ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { createHash } from "node:crypto";

const client = new SecretsManagerClient({ region: process.env.AWS_REGION });

export async function names() {
  const { SecretList = [] } = await client.send(new ListSecretsCommand({}));
  return SecretList.map(({ Name }) => Name);
}

const smtp = {
  host: "smtp.acme.io",
  auth: { user: "mailer", pass: "‹password:27›" },
};

console.log(createHash("sha256").update(smtp.auth.pass).digest("hex"));
