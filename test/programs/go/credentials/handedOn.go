package main

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// archive keeps what is old.
type archive struct {
	accessKey string
	secretKey string
	region    string
	client    *s3.Client
}

func newArchive(accessKey, secretKey, region string) *archive {
	return &archive{
		accessKey: accessKey,
		secretKey: secretKey,
		region:    region,
	}
}

func (a *archive) open(ctx context.Context) error {
	cfg, err := config.LoadDefaultConfig(ctx,
		config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(a.accessKey, a.secretKey, "")),
	)
	if err != nil {
		return fmt.Errorf("archive: %w", err)
	}
	a.client = s3.NewFromConfig(cfg, func(options *s3.Options) { options.Region = a.region })
	return nil
}

func deployment() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("‹aws-access-key-id:d›", "‹aws-secret-access-key:d›", "")
}

func load(ctx context.Context, key, secret, token string) (aws.Config, error) {
	var options []func(*config.LoadOptions) error
	if key != "" && secret != "" {
		options = append(options, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(key, secret, token)))
	}
	return config.LoadDefaultConfig(ctx, options...)
}

func handedOn(ctx context.Context) error {
	if err := newArchive("‹aws-access-key-id:e›", "‹aws-secret-access-key:e›", "eu-west-1").open(ctx); err != nil {
		return err
	}
	if _, err := config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(deployment())); err != nil {
		return err
	}
	_, err := load(ctx, "‹aws-access-key-id:f›", "‹aws-secret-access-key:f›", "")
	return err
}

var _ = handedOn
