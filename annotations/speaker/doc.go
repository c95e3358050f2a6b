// Package speaker ranks who may have said a quotation in Bengali news: the entity that is the subject of the reporting verb
// beside it first. It goes by word forms and word order alone, offers an order and decides nothing. docs/speakers.md states the
// rule and how often its first candidate is right.
package speaker
