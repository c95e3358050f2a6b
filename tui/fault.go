package tui

import (
	"fmt"
	"runtime"
	"tippani/model/relay"
)

// PanicError is a fault of the program itself. Everything acknowledged is in the journal; Report names the file that says where
// it happened, and holds nothing of the article.
type PanicError struct {
	Report string
}

func (e *PanicError) Error() string {
	if e.Report == "" {
		return "tippani met a fault of its own and stopped; everything that was shown as saved is saved, open the article again to go on"
	}
	return fmt.Sprintf("tippani met a fault of its own and stopped; everything that was shown as saved is saved, open the article again "+
		"to go on; please send %s, which holds no text of yours", e.Report)
}

// Fault makes an error of what recover returned and the stack of that moment, and hands what may be sent on to report, which keeps it and
// returns where. A panic's value may hold text of the article, so only the run-time system's own messages are written out.
func Fault(v any, stack []byte, report func([]byte) string) *PanicError {
	if p, ok := v.(*relay.Panic); ok { // of a goroutine in the background
		v, stack = p.Value, p.Stack
	}
	what := fmt.Sprintf("%T", v)
	if e, ok := v.(runtime.Error); ok {
		what = e.Error()
	}
	return &PanicError{Report: report(fmt.Appendf(nil, "%s\n%s %s/%s\n\n%s", what, runtime.Version(), runtime.GOOS, runtime.GOARCH,
		stack))}
}
