package merge

import (
	"slices"

	"tippani/annotations"
)

// answer is the one that the versions agree about. Where they do not, the work is not finished.
func (u *union) answer() {
	out := u.result.Record
	for _, v := range u.versions {
		switch {
		case v.Answer == annotations.InProgress || v.Answer == out.Answer:
		case out.Answer == annotations.InProgress:
			out.Answer = v.Answer
		default:
			u.result.Conflicts = append(u.result.Conflicts, Conflict{Reason: Answers, sides: u.answers()})
			if u.keep == Both {
				out.Answer = annotations.InProgress
			}
			return
		}
	}
}

// apart makes a record of what each version loses, with the spans that relations need.
func (u *union) apart() {
	if u.keep != Apart {
		return
	}
	for i, v := range u.versions {
		if len(u.left[i])+len(u.cut[i]) == 0 {
			continue
		}
		r := *v
		wanted := make(map[string]bool)
		r.Relations = nil
		for _, rel := range v.Relations {
			if u.cut[i][rel.ID] || u.left[i][rel.From] != nil || u.left[i][rel.To] != nil {
				r.Relations = append(r.Relations, rel)
				wanted[rel.From], wanted[rel.To] = true, true
			}
		}
		r.Spans = slices.DeleteFunc(slices.Clone(v.Spans), func(s *annotations.Span) bool {
			return u.left[i][s.ID] == nil && !wanted[s.ID]
		})
		u.result.Apart = append(u.result.Apart, &r)
	}
}
