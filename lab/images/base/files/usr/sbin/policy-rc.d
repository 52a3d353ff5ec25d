#!/bin/sh
# No package may start its service.
exit 101
