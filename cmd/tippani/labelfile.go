package main

import (
	"io"

	"tippani/annotations"
	"tippani/model"
)

// schemaOf reads the labels of a file, or of standard input (-); "" is the built-in ones.
func schemaOf(env environment, path string, checks ...annotations.KeyCheck) (*annotations.Schema, error) {
	switch path {
	case "":
		return annotations.Default(), nil
	case standardInput:
		in, err := env.claimStdin()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(io.LimitReader(in, model.MaxSettings+1))
		if err != nil {
			return nil, readFault(inputName(path), err)
		}
		if len(text) > model.MaxSettings {
			return nil, usagef("the labels on standard input have more than %d MiB; shorten them", model.MaxSettings>>20)
		}
		return annotations.ParseSchema(inputName(path), text, checks...)
	}
	schema, err := annotations.LoadSchema(path, checks...)
	if err != nil {
		return nil, systemFault(path, err)
	}
	return schema, nil
}
