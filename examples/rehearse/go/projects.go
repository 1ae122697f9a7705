// Package rehearse lists projects as a service account, waits where it is told to, and gets another token when its own has
// ended.
package rehearse

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Projects calls the server as a service account.
type Projects struct {
	BaseURL, ClientID, ClientSecret string
	token                           string
}

// List returns the names of all projects.
func (p *Projects) List() ([]string, error) {
	for range 4 {
		if p.token == "" {
			if err := p.newToken(); err != nil {
				return nil, err
			}
		}
		var page struct{ Results []struct{ Name string } }
		status, wait, err := p.get("/api/atlas/v2/groups", &page)
		switch {
		case err != nil:
			return nil, err
		case status == http.StatusOK:
			names := []string{}
			for _, project := range page.Results {
				names = append(names, project.Name)
			}
			return names, nil
		case status == http.StatusUnauthorized:
			p.token = ""
		case status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable:
			time.Sleep(wait)
		default:
			return nil, fmt.Errorf("refused: %d", status)
		}
	}
	return nil, errors.New("gave up")
}

func (p *Projects) get(path string, into any) (int, time.Duration, error) {
	request, err := http.NewRequest("GET", p.BaseURL+path, nil)
	if err != nil {
		return 0, 0, err
	}
	request.Header.Set("Authorization", "Bearer "+p.token)
	request.Header.Set("Accept", "application/vnd.atlas.2025-03-12+json")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, 0, err
	}
	defer answer.Body.Close()
	seconds, _ := strconv.Atoi(answer.Header.Get("Retry-After"))
	if answer.StatusCode == http.StatusOK {
		err = json.NewDecoder(answer.Body).Decode(into)
	}
	return answer.StatusCode, time.Duration(seconds) * time.Second, err
}

func (p *Projects) newToken() error {
	form := url.Values{"grant_type": {"client_credentials"}}.Encode()
	request, err := http.NewRequest("POST", p.BaseURL+"/api/oauth/token", strings.NewReader(form))
	if err != nil {
		return err
	}
	request.SetBasicAuth(p.ClientID, p.ClientSecret)
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("no token: %d", answer.StatusCode)
	}
	var made struct {
		AccessToken string `json:"access_token"`
	}
	err = json.NewDecoder(answer.Body).Decode(&made)
	p.token = made.AccessToken
	return err
}
