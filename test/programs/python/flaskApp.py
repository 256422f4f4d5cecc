#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""A small Flask service."""
from __future__ import annotations

import os

from flask import Flask, jsonify

app = Flask(__name__)
app.config["SECRET_KEY"] = "‹token:40›"
app.config['SQLALCHEMY_DATABASE_URI'] = 'postgresql://shop:‹token:u40 length=20›@db.internal/shop'
app.config.update(
    MAIL_SERVER="smtp.acme.io",
    MAIL_PASSWORD="‹password:40›",
)


@app.route("/")
def index():
    return jsonify(ok=True, pid=os.getpid())
