"""Programs that several tests walk."""

MICROGRAD = """\
from micrograd.engine import Value

a = Value(-4.0)
b = Value(2.0)
c = a + b
d = a * b + b**3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
e = c - d
f = e**2
g = f / 2.0
g += 10.0 / f
print(f'{g.data:.4f}') # prints 24.7041, the outcome of this forward pass
g.backward()
print(f'{a.grad:.4f}') # prints 138.8338, i.e. the numerical value of dg/da
print(f'{b.grad:.4f}') # prints 645.5773, i.e. the numerical value of dg/db
"""

SHEET = "a = 2\nb = 4\nd = a*b + a"

NEURON = """\
# a neuron with two inputs
x1 = Value(2.0)
x2 = Value(0.0)
w1 = Value(-3.0)
w2 = Value(1.0)
b = Value(6.8813735870195432)

n = x1*w1 + x2*w2 + b
o = tanh(n)
o.backward()
print(o)
"""

NETWORK = """\
net = MLP(2, [4, 4, 1])
out = net([0.5, -1.0])
loss = mse([out], [1.0])
loss.backward()
"""

TWO_PASSES = """\
a = Value(2.0)
b = a * a
b.backward()
c = a * 3
c.backward()
"""

TRAINING = """\
net = MLP(2, [3, 1])
xs = [[1.0, -1.0], [0.5, 2.0]]
ys = [1.0, -1.0]
for epoch in range(8):
    pred = [net(x) for x in xs]
    loss = mse(pred, ys)
    net.zero_grad()
    loss.backward()
    for p in net.parameters():
        p.data -= 0.1 * p.grad
"""
