// Program go-client calls a URL with HTTP Digest, as the Go clients of Atlas do, and prints status and body.
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"github.com/mongodb-forks/digest"
)

func main() {
	method, url, body := os.Args[1], os.Args[2], os.Args[3]
	client, err := digest.NewTransport(os.Getenv("MONGODB_ATLAS_PUBLIC_API_KEY"), os.Getenv("MONGODB_ATLAS_PRIVATE_API_KEY")).Client()
	if err != nil {
		panic(err)
	}
	request, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	answer, err := client.Do(request)
	if err != nil {
		panic(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%d\n%s", answer.StatusCode, text)
}
