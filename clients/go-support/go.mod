module sallyport/clients/go-support

go 1.25.0
