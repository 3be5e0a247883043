"""What a dossier's account shows as pictures: rows -> Vega-Lite charts -> SVG and PNG."""
