// Package main prints what it knows, as a digest.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"os"
)

const (
	dbHost     = "db.internal"
	dbPassword = "‹password:db›"
	dbPort     = 5432
)

// Secret is never printed.
type Secret string

// Options say how to reach the payment provider.
type Options struct {
	Endpoint string
	APIToken Secret
	Headers  map[string]string
}

var options = Options{
	Endpoint: "https://payments.example.org",
	APIToken: "‹token:payment›",
	Headers:  map[string]string{"X-Api-Key": "‹token:header›"},
}

func adminPassword() string {
	password := os.Getenv("ADMIN_PASSWORD")
	if password == "" {
		password = "‹password:admin›"
	}
	return password
}

func connection(host string) string {
	return fmt.Sprintf("postgres://app:‹password:connection›@%s:%d/app", host, dbPort)
}

func sign(message string) []byte {
	signingKey := []byte("‹token:signing›")
	mac := hmac.New(sha256.New, signingKey)
	mac.Write([]byte(message))
	return mac.Sum(nil)
}

func main() {
	sum := sha256.New()
	for _, text := range []string{
		dbHost, dbPassword, string(options.APIToken), options.Headers["X-Api-Key"], adminPassword(),
		connection(dbHost), string(sign("message")), smtpPassword, broker(),
	} {
		fmt.Fprintln(sum, text)
	}
	fmt.Printf("%x\n", sum.Sum(nil))
}
