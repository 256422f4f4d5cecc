// Package main prints what it knows, as a digest; what fails is told by errors.
package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"net/http"
	"net/http/httptest"
	"os"
	"time"
)

// Secret is never printed.
type Secret string

// Options say how to reach the payment provider.
type Options struct {
	User     string
	Password string
	Token    Secret
}

type journal struct {
	sum   hash.Hash
	began time.Time
}

func (j *journal) write(text string) error {
	if text == "" {
		return errors.New("nothing to write")
	}
	_, err := fmt.Fprintln(j.sum, text)
	return err
}

func (j *journal) login(user, password string) error {
	return j.write(user + ":" + password)
}

func options(ctx context.Context, user string) (opts Options, began time.Time, err error) {
	if user == "" {
		return Options{}, time.Time{}, fmt.Errorf("no user: %w", ctx.Err())
	}
	opts = Options{User: user, Password: "‹password:options›", Token: "‹token:options›"}
	return opts, time.Now(), nil
}

func (j *journal) sign(r *http.Request) error {
	const apiKey = "‹token:api›"
	r.Header.Set("X-Api-Key", apiKey)
	r.SetBasicAuth("app", "‹password:basic›")
	return j.write(r.Header.Get("X-Api-Key") + r.Header.Get("Authorization"))
}

func pick[T any](ctx context.Context, j *journal, values ...T) (T, error) {
	if err := j.write("postgres://app:‹password:pick›@db/app"); err != nil {
		return values[0], err
	}
	return values[len(values)-1], nil
}

func token() (string, error) {
	return "‹token:alone›", nil
}

func check(j *journal, user, password string) (err error) {
	for _, known := range []string{"root", "app"} {
		if known == user && password == "‹password:admin›" {
			err = j.write(user)
			return
		}
		if password != "" {
			secret := "‹password:loop›"
			err = j.write(secret)
		}
	}
	return
}

func run(ctx context.Context) error {
	j := &journal{sum: sha256.New(), began: time.Now()}
	opts, _, err := options(ctx, "app")
	if err != nil {
		return fmt.Errorf("options: %w", err)
	}
	err = j.write(opts.Password + string(opts.Token))
	again := func(text string) error { return j.login(text, "‹password:again›") }
	if err != nil {
		return err
	}
	if err := errors.Join(again("a"), again("b"), j.sign(httptest.NewRequest("GET", "/", nil))); err != nil {
		return err
	}
	number, err := pick(ctx, j, 1, 2, 3)
	if err != nil {
		return err
	}
	text, err := token()
	if err != nil {
		return err
	}
	if err := j.write(fmt.Sprint(number, text)); err != nil {
		return err
	}
	if err := check(j, "app", text); err != nil {
		return err
	}
	fmt.Printf("%x\n", j.sum.Sum(nil))
	return nil
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "failed:", err)
		os.Exit(3)
	}
}
