package main

import "golang.org/x/sys/windows"

var systemRemedies = []remedy{
	{windows.ERROR_DISK_FULL, makeRoom},
	{windows.ERROR_HANDLE_DISK_FULL, makeRoom},
	{windows.ERROR_WRITE_PROTECT, "name a place that can be written"},
	{windows.ERROR_SHARING_VIOLATION, "close the program that has it open, and run this again"},
	{windows.ERROR_LOCK_VIOLATION, "close the program that has it open, and run this again"},
	{windows.ERROR_FILENAME_EXCED_RANGE, "name a shorter path"},
	{windows.ERROR_NOT_READY, "connect the disk again, and run this again"},
}
