"""Files of annotations that other programs wrote, one module per format."""
