import { IAMClient } from '@aws-sdk/client-iam'
import { SSMClient } from '@aws-sdk/client-ssm'
import { STSClient } from '@aws-sdk/client-sts'
import type { AwsCredentialIdentity } from '@smithy/types'

const ACCESS_KEY_ID = "‹aws-access-key-id:2›"
const SECRET_ACCESS_KEY = "‹aws-secret-access-key:2›"
const REGION = "us-west-2"

const credentials: AwsCredentialIdentity = {
	accessKeyId: ACCESS_KEY_ID,
	secretAccessKey: SECRET_ACCESS_KEY,
}

export const iam = new IAMClient({ region: REGION, credentials })
export const ssm = new SSMClient({ region: REGION, credentials })
export const sts = new STSClient({ credentials, region: REGION })
