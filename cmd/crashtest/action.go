//go:build unix

package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"

	"tippani/annotations"
)

// action is one change, as keys, and what the screen shows once it is made.
type action struct {
	name  string
	keys  string
	shows string
	after pages
	// undone and redone say that the history is walked, not added to.
	undone, redone bool
	// answer says that the article was finished or reopened, and nothing else.
	answer bool
}

// history is what can be undone in one article in this life of the program.
type history struct{ before, after []step }

// step is a change that was made or undone: the article as it was, and whether the change was an answer.
type step struct {
	pages
	answer bool
}

// next picks a change to make in an article. Undo and redo are picked only where they lead to this article: an answer given in another
// one after all of this one's changes would be taken back first.
func next(random *rand.Rand, now pages, h *history, here trail, serial int) action {
	marked := slices.Sorted(maps.Keys(now.marks))
	for {
		switch random.IntN(12) {
		case 0, 1, 2, 3:
			return label(random, now)
		case 4:
			if len(marked) > 0 {
				return remove(pick(random, marked), now)
			}
		case 5, 6:
			if len(marked) > 0 {
				return note(pick(random, marked), now, serial)
			}
		case 7, 8:
			if n := len(h.before); n > 0 && here.undo {
				return action{name: "undo", keys: "u", shows: "Undone", after: h.before[n-1].pages, undone: true,
					answer: h.before[n-1].answer}
			}
		case 9:
			if n := len(h.after); n > 0 && here.redo {
				return action{name: "redo", keys: "\x12", shows: "Done again", after: h.after[n-1].pages, redone: true,
					answer: h.after[n-1].answer}
			}
		case 10:
			after := now.clone()
			after.done = !now.done
			if now.done {
				return action{name: "back in progress", keys: "R", shows: "Reopened", after: after, answer: true}
			}
			return action{name: "done", keys: "d", shows: "Marked done", after: after, answer: true}
		}
	}
}

// trail says whether undo and redo work on the article on the screen.
type trail struct{ undo, redo bool }

func pick(random *rand.Rand, words []string) string { return words[random.IntN(len(words))] }

// label puts one of the first five labels on a word, or another one if it has one.
func label(random *rand.Rand, now pages) action {
	w := word(random.IntN(wordsPerArticle))
	labels := annotations.Default().Labels
	digit := random.IntN(5)
	old, has := now.marks[w]
	if has && old.label == labels[digit].Name {
		digit = (digit + 1) % 5
	}
	l := labels[digit]
	after := now.clone()
	after.marks[w] = mark{l.Name, old.note}
	shows := l.Display.In("en") + ": " + w
	if has {
		shows = w + " is now " + l.Display.In("en")
	}
	return action{name: "label", keys: goTo(w) + fmt.Sprint(digit+1), shows: shows, after: after}
}

func remove(w string, now pages) action {
	after := now.clone()
	delete(after.marks, w)
	return action{name: "remove", keys: goTo(w) + "x", shows: "Removed ", after: after}
}

func note(w string, now pages, serial int) action {
	after := now.clone()
	text := fmt.Sprintf("টীকা %d 😀", serial)
	after.marks[w] = mark{now.marks[w].label, text}
	// ctrl+u empties the field of the note that is there.
	return action{name: "note", keys: goTo(w) + "m\x15" + text + "\r", shows: "Note kept", after: after}
}

func goTo(w string) string { return "/" + w + "\r" }
