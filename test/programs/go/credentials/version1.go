package main

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
)

func legacy() *session.Session {
	return session.Must(session.NewSession(&aws.Config{
		Region:      aws.String("eu-central-1"),
		Credentials: credentials.NewStaticCredentials("‹aws-access-key-id:b›", "‹aws-secret-access-key:b›", ""),
		MaxRetries:  aws.Int(3),
	}))
}
