package main

import (
	"tippani/annotations/record"
	"tippani/annotations/store"
	"tippani/model"
	"tippani/model/jsontext"
	"tippani/tui/desk"
)

// files is a dataset as the desk of the screen. What it adds says only that a session of the store is one of the screen.
type files struct{ *store.Dataset }

var _ interface {
	desk.Desk
	desk.Rescue
} = files{}

func (f files) Open(a *model.Article, input jsontext.Fields, whence string) (desk.Session, error) {
	return sessionOf(f.SessionFrom(a, input, whence))
}

func (f files) Recorded(id string) (desk.Session, error) { return sessionOf(f.Dataset.Recorded(id)) }

func (f files) Replace(id string, r *record.Record) (desk.Session, error) {
	return sessionOf(f.Dataset.Replace(id, r))
}

// sessionOf keeps a session that there is not from being taken for one.
func sessionOf(s *store.Session, err error) (desk.Session, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}
