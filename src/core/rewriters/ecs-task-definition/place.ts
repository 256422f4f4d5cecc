/**
 * The beginning of the ARN of a secret beside a task, where the task definition tells account and region; undefined
 * otherwise. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-sensitive-data.html
 */
export function placeOfTask(source: string): string | undefined {
  const partition = /"arn:(aws[a-z-]{0,20}):/.exec(source)?.[1] ?? 'aws';
  const accounts = new Set(
    [...source.matchAll(/"arn:aws[a-z-]{0,20}:[a-z0-9-]{2,30}:[a-z0-9-]{0,30}:(\d{12}):/g)].map(([, id]) => id),
  );
  const regions = new Set(
    [
      ...source.matchAll(/"awslogs-region"\s{0,9}:\s{0,9}"([a-z]{2}(?:-[a-z]{2,10}){1,3}-\d)"/g),
      ...source.matchAll(/\d{12}\.dkr\.ecr\.([a-z]{2}(?:-[a-z]{2,10}){1,3}-\d)\.amazonaws\.com/g),
      ...source.matchAll(/"arn:aws[a-z-]{0,20}:(?:secretsmanager|ssm|elasticfilesystem):([a-z0-9-]{5,30}):\d{12}:/g),
    ].map(([, region]) => region),
  );
  const [account, ...others] = accounts;
  const [region, ...more] = regions;
  return account !== undefined && region !== undefined && others.length + more.length === 0
    ? `arn:${partition}:secretsmanager:${region}:${account}:secret:`
    : undefined;
}
