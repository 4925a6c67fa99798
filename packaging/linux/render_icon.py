"""Renders the application's icon as a PNG of 256 pixels: render_icon.py OUTPUT."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZE = 256
ICON = Path(__file__).resolve().parents[2] / "resources" / "icons" / "application.svg"


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv)
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ICON)).render(painter)
    painter.end()
    if not image.save(sys.argv[1]):
        sys.exit(f"can't write {sys.argv[1]}")
    application.quit()


if __name__ == "__main__":
    main()
