const crypto = require('crypto');

async function main() {
  const users = ['ann', 'bob'];
  // A synchronous callback inside an asynchronous function.
  const tokens = users.map(function (user) {
    const signingKey = '‹token:22›';
    return crypto.createHmac('sha256', signingKey).update(user).digest('hex');
  });
  const conn = await Promise.resolve({ user: 'sa', password: '‹password:23›' });
  console.log(tokens.join(), crypto.createHash('sha256').update(conn.password).digest('hex'));
}

main().catch(err => {
  console.error(err);
  process.exitCode = 1;
});
