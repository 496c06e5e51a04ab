package report

import (
	"fmt"
	"io"
)

func writeHTML(io.Writer, *page) error { return fmt.Errorf("report: %w yet: html", ErrFormat) }
