package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tippani/annotations"
	"tippani/annotations/suggest/team"
	"tippani/model"
	"tippani/model/message"
)

// learning is a team that has nothing to tell.
type learning struct{ *team.Team }

func (learning) Notices() []message.Message { return nil }

// BenchmarkKeyToFrameWhileItLearns presses keys in the bundled article while a model is trained behind it, and labels now and then. The
// slowest key of a hundred is told beside the mean.
func BenchmarkKeyToFrameWhileItLearns(b *testing.B) {
	t := team.New(annotations.Default())
	for i := range 200 {
		a, err := model.NewArticle(fmt.Sprint("a", i), strings.Repeat(fmt.Sprintf("রহিম %d গতকাল ঢাকায় যান এবং করিমকে বলেন। ", i), 20),
			model.Meta{})
		if err != nil {
			b.Fatal(err)
		}
		end := model.Offset(len("রহিম"))
		t.Prepare(a, []*annotations.Span{{ID: "s1", Label: "PER", Kind: annotations.Entity, Range: model.Range{End: end}}})
	}
	over := make(chan struct{})
	defer close(over)
	go func() {
		_ = t.Tagger().Train(1<<30, func() error {
			select {
			case <-over:
				return fmt.Errorf("over")
			default:
				return nil
			}
		})
	}()
	d := newTrial(b, setup{columns: 120, rows: 40, sources: learning{t}})
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		d.App.Update(keyNamed([]string{"w", "w", "3", "u", "j", "k"}[i%6]))
		d.Frame()
		took = append(took, time.Since(start))
		for run := d.Background(); run != nil; run = d.Background() { // asked again after each change, beside the keys
			run.Run()
			d.Found(run)
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs/p99")
	b.ReportMetric(float64(took[len(took)-1].Microseconds()), "µs/slowest")
}
