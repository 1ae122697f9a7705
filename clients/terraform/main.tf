# What docs/guides/terraform.md shows, and the other kinds of credentials. The address and the credentials of the provider come
# from the environment.
terraform {
  required_providers {
    mongodbatlas = {
      source  = "mongodb/mongodbatlas"
      version = "~> 2.9"
    }
  }
}

variable "org_id" {
  type = string
}

# The second apply gives it another value.
variable "description" {
  type    = string
  default = "deploys payments"
}

resource "mongodbatlas_project" "payments" {
  name   = "Payments"
  org_id = var.org_id
  tags   = { environment = "test" }
}

resource "mongodbatlas_api_key" "deploy" {
  org_id      = var.org_id
  description = var.description
  role_names  = ["ORG_READ_ONLY"]
}

resource "mongodbatlas_access_list_api_key" "office" {
  org_id     = var.org_id
  api_key_id = mongodbatlas_api_key.deploy.api_key_id
  cidr_block = "203.0.113.0/24"
}

resource "mongodbatlas_api_key_project_assignment" "deploy" {
  project_id = mongodbatlas_project.payments.id
  api_key_id = mongodbatlas_api_key.deploy.api_key_id
  roles      = ["GROUP_READ_ONLY"]
}

resource "mongodbatlas_service_account" "deploy" {
  org_id                     = var.org_id
  name                       = "deploy"
  description                = var.description
  roles                      = ["ORG_READ_ONLY"]
  secret_expires_after_hours = 24
}

resource "mongodbatlas_service_account_access_list_entry" "office" {
  org_id     = var.org_id
  client_id  = mongodbatlas_service_account.deploy.client_id
  cidr_block = "203.0.113.0/24"
}

resource "mongodbatlas_project_ip_access_list" "office" {
  project_id = mongodbatlas_project.payments.id
  cidr_block = "203.0.113.0/24"
  comment    = "office"
}

resource "mongodbatlas_team" "payments" {
  org_id    = var.org_id
  name      = "Payments"
  usernames = ["ada@example.com"]
}

data "mongodbatlas_api_keys" "all" {
  org_id     = var.org_id
  depends_on = [mongodbatlas_api_key.deploy]
}

output "key_count" {
  value = length(data.mongodbatlas_api_keys.all.results)
}
