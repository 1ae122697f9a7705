module sallyport/clients/atlas-go

go 1.25.0

require (
	github.com/mongodb-forks/digest v1.1.0
	go.mongodb.org/atlas v0.38.0
	sallyport/clients/go-support v0.0.0
)

require github.com/google/go-querystring v1.1.0 // indirect

replace sallyport/clients/go-support => ../go-support
