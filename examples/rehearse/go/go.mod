module example.com/rehearse

go 1.25
