"""What the sources say of somebody, made comparable and weighed against each other."""
