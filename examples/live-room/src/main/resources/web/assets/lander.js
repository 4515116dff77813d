/** Draws the lunar module around the middle of the canvas, `size` high from pads to antenna; `fire` is the engine, 0 to 1. */
export function drawLander(c, size, fire) {
  c.save();
  c.scale(size, size);
  c.lineJoin = 'round';
  c.lineCap = 'round';
  if (fire > 0) plume(c, fire);
  legs(c);
  descentStage(c);
  ascentStage(c);
  c.restore();
}

function polygon(c, fill, ...points) {
  c.fillStyle = fill;
  c.beginPath();
  for (const [x, y] of points) c.lineTo(x, y);
  c.closePath();
  c.fill();
}

function line(c, colour, width, ...points) {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.beginPath();
  for (const [x, y] of points) c.lineTo(x, y);
  c.stroke();
}

function across(c, from, to, ...stops) {
  const gradient = c.createLinearGradient(from, 0, to, 0);
  stops.forEach((colour, i) => gradient.addColorStop(i / (stops.length - 1), colour));
  return gradient;
}

function plume(c, fire) {
  const long = 0.42 + 0.2 * fire;
  const flame = c.createLinearGradient(0, 0.33, 0, 0.33 + long);
  flame.addColorStop(0, `rgb(255 244 214 / ${0.85 * fire})`);
  flame.addColorStop(0.25, `rgb(255 190 110 / ${0.45 * fire})`);
  flame.addColorStop(1, 'rgb(255 140 90 / 0%)');
  polygon(c, flame, [-0.055, 0.33], [0.055, 0.33], [0.15, 0.33 + long], [-0.15, 0.33 + long]);
}

function legs(c) {
  for (const side of [-1, 1]) {
    line(c, '#a9884a', 0.02, [side * 0.24, 0.1], [side * 0.44, 0.47]);
    line(c, '#7d6433', 0.012, [side * 0.24, 0.28], [side * 0.41, 0.42]);
    line(c, '#7d6433', 0.012, [side * 0.12, 0.3], [side * 0.4, 0.4]);
    polygon(c, '#c8c3b8', [side * 0.44 - 0.055, 0.485], [side * 0.44 + 0.055, 0.485], [side * 0.44 + 0.035, 0.5], [side * 0.44 - 0.035, 0.5]);
  }
  line(c, '#8d7139', 0.018, [0.02, 0.22], [0.05, 0.44]);
  polygon(c, '#b4afa4', [0, 0.455], [0.1, 0.455], [0.085, 0.47], [0.015, 0.47]);
  polygon(c, across(c, -0.08, 0.08, '#8e8b86', '#3b3a3d', '#1b1a1e'), [-0.035, 0.28], [0.035, 0.28], [0.075, 0.36], [-0.075, 0.36]);
}

function descentStage(c) {
  const foil = across(c, -0.28, 0.28, '#f3d38a', '#d9a441', '#b57f2a', '#6c4716');
  polygon(c, foil, [-0.28, 0.1], [0.28, 0.1], [0.28, 0.26], [0.2, 0.29], [-0.2, 0.29], [-0.28, 0.26]);
  c.globalAlpha = 0.5;
  for (const [x, y, tilt] of [[-0.2, 0.14, 0.03], [-0.09, 0.2, -0.02], [0.04, 0.13, 0.02], [0.15, 0.21, -0.03], [0.22, 0.15, 0.02]]) {
    line(c, '#fff0c4', 0.006, [x - 0.05, y], [x + 0.05, y + tilt]);
    line(c, '#5d3d12', 0.005, [x - 0.04, y + 0.025], [x + 0.06, y + 0.025 - tilt]);
  }
  c.globalAlpha = 1;
  polygon(c, 'rgb(20 16 10 / 55%)', [-0.085, 0.1], [0.085, 0.1], [0.085, 0.29], [-0.085, 0.29]);
  line(c, '#8f8a80', 0.008, [-0.085, 0.1], [-0.085, 0.29]);
  line(c, '#8f8a80', 0.008, [0.085, 0.1], [0.085, 0.29]);
  for (let rung = 0.13; rung < 0.29; rung += 0.035) line(c, '#b9b3a6', 0.006, [-0.03, rung], [0.03, rung]);
}

function ascentStage(c) {
  const hull = across(c, -0.24, 0.24, '#efece6', '#b9b6b3', '#77757a', '#3d3c44');
  polygon(c, hull, [-0.2, 0.1], [-0.24, -0.04], [-0.19, -0.2], [-0.1, -0.27], [0.1, -0.27], [0.2, -0.19], [0.25, -0.03], [0.2, 0.1]);
  polygon(c, across(c, -0.14, 0.14, '#ffffff', '#a8a6a6', '#5b5a60'), [-0.13, 0.08], [-0.15, -0.12], [-0.08, -0.2], [0.08, -0.2], [0.15, -0.12], [0.13, 0.08]);
  // The triangular windows point down and in; the square hatch is under them.
  polygon(c, '#1d1d26', [-0.11, -0.13], [-0.06, -0.145], [-0.055, -0.095]);
  polygon(c, '#1d1d26', [0.075, -0.13], [0.025, -0.145], [0.02, -0.095]);
  line(c, '#9ec3ff', 0.005, [-0.1, -0.128], [-0.068, -0.138]);
  line(c, '#75727a', 0.008, [-0.19, -0.03], [0.2, -0.03]);
  polygon(c, '#8f8c8c', [-0.075, 0.08], [-0.075, 0.0], [0.035, 0.0], [0.035, 0.08]);
  polygon(c, '#a9a6a4', [-0.065, 0.08], [-0.065, 0.01], [0.025, 0.01], [0.025, 0.08]);
  for (const side of [-1, 1]) {
    polygon(c, side < 0 ? '#d6d2ca' : '#56555c', [side * 0.235, -0.12], [side * 0.295, -0.14], [side * 0.295, -0.06], [side * 0.235, -0.06]);
    line(c, '#8d8a86', 0.012, [side * 0.27, -0.16], [side * 0.27, -0.04]);
    line(c, '#8d8a86', 0.012, [side * 0.24, -0.1], [side * 0.32, -0.1]);
  }
  line(c, '#a7a4a0', 0.01, [0.12, -0.26], [0.15, -0.36]);
  c.fillStyle = '#d9d6d0';
  c.beginPath();
  c.ellipse(0.16, -0.39, 0.06, 0.045, 0.5, 0, Math.PI * 2);
  c.fill();
  line(c, '#a7a4a0', 0.008, [-0.08, -0.27], [-0.1, -0.44]);
  line(c, '#a7a4a0', 0.006, [-0.13, -0.4], [-0.07, -0.4]);
  polygon(c, '#8b8986', [-0.05, -0.27], [0.05, -0.27], [0.035, -0.3], [-0.035, -0.3]);
}
