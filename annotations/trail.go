package annotations

import "slices"

// TrailStep names one change of a Trail.
type TrailStep struct {
	Article string // the id of the article that was changed
	Answer  bool   // it changed the article's answer and nothing else
}

// Trail is the order in which the articles of a dataset were changed. Each article's own History knows what was changed;
// the trail knows which article comes next, so that undo goes back over articles in the order of the work. The zero
// Trail is empty.
type Trail struct {
	done   []TrailStep // in order; the last is undone next
	undone []TrailStep // the last is redone next
}

// StepOf is a transaction on an article as a step of a trail.
func StepOf(article string, t Transaction) TrailStep {
	more := func(c Change) bool { return c.AnswerAfter == nil }
	return TrailStep{article, !t.Empty() && !slices.ContainsFunc(t.Changes, more)}
}

// Record notes a step that was taken. Its origin decides, as in History.Record: Undo and Redo move the article's last
// step to the other end, anything else is a new step and ends what could be redone.
func (t *Trail) Record(s TrailStep, origin Origin) {
	switch origin.Kind {
	case Undo:
		t.done = withoutLast(t.done, s.Article)
		t.undone = append(t.undone, s)
	case Redo:
		t.undone = withoutLast(t.undone, s.Article)
		t.done = append(t.done, s)
	default:
		t.done = append(t.done, s)
		t.undone = nil
	}
}

// Done is the step that was taken last and not undone; false when there is none.
func (t *Trail) Done() (TrailStep, bool) { return last(t.done) }

// Undone is the step that was undone last and can be taken again; false when there is none.
func (t *Trail) Undone() (TrailStep, bool) { return last(t.undone) }

// Forget takes an article's steps out of the trail: its history is not known any more, or does not fit its record.
func (t *Trail) Forget(article string) {
	of := func(s TrailStep) bool { return s.Article == article }
	t.done = slices.DeleteFunc(t.done, of)
	t.undone = slices.DeleteFunc(t.undone, of)
}

func last(steps []TrailStep) (TrailStep, bool) {
	if len(steps) == 0 {
		return TrailStep{}, false
	}
	return steps[len(steps)-1], true
}

func withoutLast(steps []TrailStep, article string) []TrailStep {
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].Article == article {
			return slices.Delete(steps, i, i+1)
		}
	}
	return steps
}
