package message

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"testing"
)

var (
	saved  = New("test.saved", "%s is saved")
	unkept = New("test.unkept", "%s can't be kept (%w) beside %v; try %d times")
)

func TestAMessageSaysItselfInEnglish(t *testing.T) {
	inner := saved.With("a.jsonl")
	m := unkept.With("b.jsonl", fs.ErrExist, inner, 3)
	const want = "b.jsonl can't be kept (file already exists) beside a.jsonl is saved; try 3 times"
	if m.String() != want || fmt.Sprintf("%v|%s", m, inner) != want+"|a.jsonl is saved" {
		t.Error(m)
	}
	if m.Form() != unkept || !slices.Equal(m.Parts()[:1], []any{"b.jsonl"}) || m.None() {
		t.Errorf("%+v", m)
	}
	if s := New("test.percent", "100% of it").With().String(); s != "100% of it" {
		t.Error(s)
	}
	line := []byte("c.jsonl")
	kept := saved.With(line)
	copy(line, "x")
	if kept.String() != "c.jsonl is saved" {
		t.Errorf("%s changes with the bytes that it was given", kept)
	}
	if !inner.Equal(saved.With("a.jsonl")) || inner.Equal(kept) || (Message{}).Equal(inner) {
		t.Error("messages are not equal where they say the same")
	}
	if none := (Message{}); !none.None() || none.String() != "" || none.Parts() != nil {
		t.Error(none)
	}
}

// typed is an error of a type of its own.
type typed struct{ name string }

func (e *typed) Error() string    { return e.Message().String() }
func (e *typed) Message() Message { return saved.With(e.name) }

func TestAMessageAsAnErrorWrapsWhatIsMarked(t *testing.T) {
	cause := &fs.PathError{Op: "open", Path: "x", Err: os.ErrPermission}
	err := fmt.Errorf("now: %w", unkept.Error("b", cause, fs.ErrNotExist, 1))
	var path *fs.PathError
	if !errors.Is(err, os.ErrPermission) || !errors.As(err, &path) || path != cause {
		t.Errorf("%v does not wrap its cause", err)
	}
	if errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v wraps what it only shows", err)
	}
	sentinel := New("test.sentinel", "closed").Error()
	if again := fmt.Errorf("%w: d", sentinel); !errors.Is(again, sentinel) || again.Error() != "closed: d" {
		t.Error(again)
	}
}

func TestTheMessageOfAnError(t *testing.T) {
	for _, c := range []struct {
		err  error
		form *Form
	}{
		{saved.Error("a"), saved}, {&typed{"a"}, saved}, {fs.ErrExist, failure}, {fmt.Errorf("now: %w", saved.Error("a")), failure},
	} {
		if m := Of(c.err); m.Form() != c.form || m.String() != c.err.Error() {
			t.Errorf("%v is %s %q", c.err, m.Form().ID(), m)
		}
	}
	if m := Of(nil); !m.None() {
		t.Error(m)
	}
	if m := Verbatim("100%"); m.String() != "100%" {
		t.Error(m)
	}
	if got := Texts([]Message{Verbatim("a"), saved.With("b")}); !slices.Equal(got, []string{"a", "b is saved"}) || Texts(nil) != nil {
		t.Error(got)
	}
}

func TestDeclaredFormsAreListed(t *testing.T) {
	for _, f := range []*Form{verbatim, failure, saved, unkept} {
		if !slices.Contains(All(), f) {
			t.Errorf("%s is not listed", f.ID())
		}
	}
}
