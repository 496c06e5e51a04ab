package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// TestMCP runs recount mcp as an assistant does: as a program of its own, over its
// standard input and output.
func TestMCP(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Args = []string{"recount", "mcp", "--db", ":memory:"} // by this name the test binary is recount, see TestMain
	var said strings.Builder
	cmd.Stderr = &said
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	session, err := client.Connect(t.Context(), &mcp.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "compare", Arguments: map[string]any{"accounts": []any{
		map[string]any{"name": "wire", "text": "Ferry runs aground\n\nLifeboats took off 214 passengers on Tuesday, the coastguard said."},
		map[string]any{"name": "copy", "text": "Ferry runs aground\n\nLifeboats took off 241 passengers on Tuesday, the coastguard said."},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	told := result.Content[0].(*mcp.TextContent).Text
	if result.IsError || !strings.Contains(told, "contradiction, quantity") || !strings.Contains(told, "241") {
		t.Errorf("error %v: %s", result.IsError, told)
	}
	if err := session.Close(); err != nil {
		t.Errorf("closing: %v", err)
	}
	if said.Len() > 0 {
		t.Errorf("on standard error: %s", said.String())
	}
}
