'use strict';

const express = require('express');
const session = require('express-session');
const { Client } = require('pg');

const app = express();

app.use(session({
  secret: '‹token:20›',
  resave: false,
  saveUninitialized: false,
}));

app.get('/health', async (req, res) => {
  const client = new Client({
    user: 'health',
    password: '‹password:20›',
    host: 'localhost',
  });
  await client.connect();
  res.send('ok');
});

module.exports = app;
