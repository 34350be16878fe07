// Command dashboard checks that every query of a Grafana dashboard is PromQL, and asks only for metrics that exist:
// those listed in <known>/<job>.txt for the jobs that the query names, or in any of the lists where it names none.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/prometheus/prometheus/promql/parser"
)

// Prometheus itself adds these to each target.
var ofEveryJob = map[string]bool{"up": true, "scrape_duration_seconds": true}

// A panel of the dashboard, as far as it is looked at.
type panel struct {
	Title   string
	Targets []struct{ Expr string }
}

func main() {
	if len(os.Args) != 3 {
		fail("usage: dashboard DASHBOARD.json FOLDER-OF-KNOWN-METRICS")
	}
	known := readKnown(os.Args[2])
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		fail("%v", err)
	}
	var dashboard struct{ Panels []panel }
	if err := json.Unmarshal(text, &dashboard); err != nil {
		fail("%s is not JSON: %v", os.Args[1], err)
	}
	queries, wrong := 0, 0
	for _, p := range dashboard.Panels {
		for _, target := range p.Targets {
			queries++
			for _, complaint := range check(target.Expr, known) {
				wrong++
				fmt.Fprintf(os.Stderr, "panel %q: %s\n", p.Title, complaint)
			}
		}
	}
	if queries == 0 {
		fail("%s asks for nothing", os.Args[1])
	}
	if wrong > 0 {
		os.Exit(1)
	}
	fmt.Printf("dashboard: %d queries ask only for metrics that exist\n", queries)
}

// What is wrong with a query; nothing, when it is right.
func check(expression string, known map[string]map[string]bool) []string {
	// What Grafana puts in before it asks.
	plain := strings.NewReplacer("$__rate_interval", "1m", "$organisation", ".*").Replace(expression)
	parsed, err := parser.NewParser(parser.Options{}).ParseExpr(plain)
	if err != nil {
		return []string{fmt.Sprintf("%s: %v", expression, err)}
	}
	var complaints []string
	parser.Inspect(parsed, func(node parser.Node, _ []parser.Node) error {
		if selector, ok := node.(*parser.VectorSelector); ok {
			complaints = append(complaints, checkSelector(selector, known)...)
		}
		return nil
	})
	return complaints
}

func checkSelector(selector *parser.VectorSelector, known map[string]map[string]bool) []string {
	if ofEveryJob[selector.Name] {
		return nil
	}
	var complaints []string
	matched := false
	for job, names := range known {
		if !asksFor(selector, job) {
			continue
		}
		matched = true
		if !names[selector.Name] {
			complaints = append(complaints, fmt.Sprintf("no %s has a metric %s", job, selector.Name))
		}
	}
	if !matched {
		complaints = append(complaints, fmt.Sprintf("%s is asked of a job that there is not", selector))
	}
	return complaints
}

func asksFor(selector *parser.VectorSelector, job string) bool {
	for _, matcher := range selector.LabelMatchers {
		if matcher.Name == "job" {
			return matcher.Matches(job)
		}
	}
	fail("%s does not say of which job it asks", selector)
	return false
}

var line = regexp.MustCompile(`^([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary)$`)

// The names that each job's targets serve, as queries write them.
func readKnown(folder string) map[string]map[string]bool {
	files, _ := filepath.Glob(filepath.Join(folder, "*.txt"))
	if len(files) == 0 {
		fail("%s has no lists of metrics", folder)
	}
	known := map[string]map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			fail("%v", err)
		}
		names := map[string]bool{}
		for number, row := range strings.Split(strings.TrimSpace(string(text)), "\n") {
			if strings.HasPrefix(row, "#") {
				continue
			}
			parts := line.FindStringSubmatch(row)
			if parts == nil {
				fail("%s:%d is not 'name type': %q", file, number+1, row)
			}
			for _, suffix := range suffixes(parts[2]) {
				names[parts[1]+suffix] = true
			}
		}
		known[strings.TrimSuffix(filepath.Base(file), ".txt")] = names
	}
	return known
}

func suffixes(kind string) []string {
	switch kind {
	case "histogram":
		return []string{"_bucket", "_count", "_sum"}
	case "summary":
		return []string{"", "_count", "_sum"}
	default:
		return []string{""}
	}
}

func fail(format string, arguments ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", arguments...)
	os.Exit(1)
}
