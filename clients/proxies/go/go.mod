module sallyport/clients/proxies

go 1.25.0

require github.com/mongodb-forks/digest v1.1.0
