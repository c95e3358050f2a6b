package main

// The names that flags and the configuration take, for their errors and for completion.
var (
	themeNames    = []string{"dark", "light", "plain"}
	tagsNames     = []string{"auto", "brackets", "off"}
	langNames     = []string{"en", "bn"}
	drawNames     = []string{"auto", "logical", "composed", "spaced", "visual", "explicit"}
	textNames     = []string{"auto", "drawn", "cells"}
	widthNames    = []string{"measured", "runewidth"}
	bijoyNames    = []string{"auto", "yes", "no"}
	pageNames     = []string{"article", "whole"}
	encodingNames = []string{"windows-1252", "utf-16le", "utf-16be", "iso-8859-1", "x-user-defined"}
)
