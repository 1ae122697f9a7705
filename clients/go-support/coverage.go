package support

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Recorder notes the requests that were answered with success.
type Recorder struct {
	mutex sync.Mutex
	calls []call
}

type call struct{ method, path string }

// Wrap gives a transport that notes what passes through it.
func (recorder *Recorder) Wrap(transport http.RoundTripper) http.RoundTripper {
	return recording{recorder, transport}
}

type recording struct {
	recorder *Recorder
	next     http.RoundTripper
}

func (transport recording) RoundTrip(request *http.Request) (*http.Response, error) {
	made := call{request.Method, request.URL.EscapedPath()}
	response, err := transport.next.RoundTrip(request)
	if err == nil && response.StatusCode < 300 {
		transport.recorder.mutex.Lock()
		defer transport.recorder.mutex.Unlock()
		transport.recorder.calls = append(transport.recorder.calls, made)
	}
	return response, err
}

type operation struct {
	id, method, path string
	pattern          *regexp.Regexp
}

var parameter = regexp.MustCompile(`\\\{[^}]*\\\}`)

// Missed names the operations below basePath of a served document that no noted request has reached, and those of without
// that one has.
func (recorder *Recorder) Missed(document, basePath string, without []string) ([]string, error) {
	operations, err := served(document, basePath)
	if err != nil {
		return nil, err
	}
	reached := map[string]bool{}
	for _, made := range recorder.calls {
		for _, each := range operations {
			if each.method == made.method && each.pattern.MatchString(made.path) {
				reached[each.id] = true
				break
			}
		}
	}
	var missed []string
	for _, each := range operations {
		if reached[each.id] == slices.Contains(without, each.id) {
			missed = append(missed, each.id)
		}
	}
	return missed, nil
}

// served reads the operations, those with more literal text in their paths first.
func served(url, basePath string) ([]operation, error) {
	response, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var document struct {
		Paths map[string]map[string]json.RawMessage
	}
	if err := json.NewDecoder(response.Body).Decode(&document); err != nil {
		return nil, err
	}
	var operations []operation
	for path, methods := range document.Paths {
		if !strings.HasPrefix(path, basePath) {
			continue
		}
		for method, raw := range methods {
			var described struct{ OperationID string }
			if json.Unmarshal(raw, &described) != nil || described.OperationID == "" {
				continue // what all methods of a path have in common
			}
			pattern := parameter.ReplaceAllString(regexp.QuoteMeta(path), `[^/]+`)
			operations = append(operations, operation{
				described.OperationID, strings.ToUpper(method), path, regexp.MustCompile("^" + pattern + "$"),
			})
		}
	}
	literal := func(each operation) int { return len(parameter.ReplaceAllString(regexp.QuoteMeta(each.path), "")) }
	slices.SortFunc(operations, func(a, b operation) int {
		return strings.Compare(a.id, b.id)
	})
	slices.SortStableFunc(operations, func(a, b operation) int { return literal(b) - literal(a) })
	return operations, nil
}
