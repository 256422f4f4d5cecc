package main

import "strings"

// The password of the mail server.
var smtpPassword = "‹password:smtp›"

func broker() string {
	host := strings.ToLower("MQ")
	return "amqp://worker:‹password:broker›@" + host + "/jobs"
}
