#!/usr/bin/env node
'use strict'
const { createHash } = require('crypto');

(async () => {
  const url = 'mongodb+srv://svc:‹token:u20 length=20›@cluster0.mongodb.net/app?retryWrites=true';
  const { hostname, password } = new URL(url);
  console.log(hostname, createHash('sha256').update(password).digest('hex'));
})();
