package vault

import (
	_ "github.com/hashicorp/vault-plugin-secrets-mongodbatlas"
	_ "github.com/hashicorp/vault/sdk/logical"
	_ "go.mongodb.org/atlas/mongodbatlas"
)
