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

NOTEBOOK = """\
class Neuron:
    def __init__(self, n) -> None:
        self.w = [Value(np.random.randn()) for _ in range(n)]
        self.b = Value(np.random.randn())

    def parameters(self):
        return self.w + [self.b]

    def __call__(self, x):
        a = sum((wi+xi for wi, xi in zip(self.w, x)), self.b)
        return a.tanh()


class Layer:
    def __init__(self, nin, nout) -> None:
        self.nin = nin
        self.nout = nout
        self.neurons = [Neuron(nin) for _ in range(nout)]

    def parameters(self):
        params = []
        for neuron in self.neurons:
            params.extend(neuron.parameters())
        return params

    def forward(self, x):
        return [neuron(x) for neuron in self.neurons]

    def __call__(self, x):
        return self.forward(x)[0] if self.nout == 1 else self.forward(x)


class MLP:
    def __init__(self, nin, nouts) -> None:
        sz = [nin] + nouts
        self.layers = [Layer(sz[i], sz[i+1]) for i in range(len(nouts))]

    def parameters(self):
        params = []
        for layer in self.layers:
            params.extend(layer.parameters())
        return params

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def mse(pred, target):
    return sum((p-t)**2 for p, t in zip(pred, target))

printed = [
    -1.1745984990765248, -1.9079705594284473, -1.063660778987389, 0.11912046977656406, -1.6816276151023937,
    1.3902314898828079, -1.9071027640431564, -0.1895946584929257, -1.5856813359838235, 0.19827130943298815,
    -0.32833234581224435, 0.7273317367482757, -0.4288962787096917, 0.09582058896184041, -0.7471910167898416,
    -1.3686457254791715, -2.020450802650164, 0.21318803384403726, 0.9364294046023246, 0.6412825808785294,
    0.979869139612908, -0.8162891143232834, -1.75637302588548, -0.8161966498560191, -2.1703793279886114,
    2.085807633793719, 0.11655715952430847, -0.3431429078876648, 0.49221191638528705, 0.5360250534255223,
]
mlp = MLP(2, [3, 4, 1])
for p, number in zip(mlp.parameters(), printed):
    p.value = number

xs = [
    [2.0, 3.0, 1.0, 15.0],
    [1.0, 2.0, 3.0, 4.0],
    [3.0, 2.0, 1.0, 0.0]
]
target = [1.0, 0.0, 1.0]
pred = [mlp(xs[i]) for i in range(3)]
loss = mse(pred, target)
print(loss.value)
loss.backward()
print(mlp.layers[0].neurons[1].w[1].grad)
lr = 0.01
for p in mlp.parameters():
    p.value -= lr * p.grad

epochs = 100
lr = 0.01
for i in range(epochs):
    pred = [mlp(xs[i]) for i in range(3)]
    loss = mse(pred, target)
    for p in mlp.parameters():
        p.grad = .0

    loss.backward()
    for p in mlp.parameters():
        p.value -= lr * p.grad
    loss = mse(pred, target)

    # lr
    # if i % 100 == 0:
    #     lr *= 0.9 # decay the learning rate
    # this is a simple problem no need to decay lr

    print(f"Epoch: {i} -> Loss: {loss.value}")

pred = [mlp(xs[i]) for i in range(3)]
loss = mse(pred, target)
print(loss.value)
"""
"""The notebook's classes, its numbers and its loop; after the one step that it takes by hand."""

LECTURE = """\
import random

class Neuron:
    def __init__(self, nin):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(nin)]
        self.b = Value(random.uniform(-1, 1))

    def __call__(self, x):
        # w * x + b
        act = sum((wi*xi for wi, xi in zip(self.w, x)), self.b)
        out = act.tanh()
        return out

    def parameters(self):
        return self.w + [self.b]

class Layer:
    def __init__(self, nin, nout):
        self.neurons = [Neuron(nin) for _ in range(nout)]

    def __call__(self, x):
        outs = [n(x) for n in self.neurons]
        return outs[0] if len(outs) == 1 else outs

    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]

class MLP:
    def __init__(self, nin, nouts):
        sz = [nin] + nouts
        self.layers = [Layer(sz[i], sz[i+1]) for i in range(len(nouts))]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]

random.seed(1337)
n = MLP(3, [4, 4, 1])
xs = [
    [2.0, 3.0, -1.0],
    [3.0, -1.0, 0.5],
    [0.5, 1.0, 1.0],
    [1.0, 1.0, -1.0],
]
ys = [1.0, -1.0, -1.0, 1.0]
for k in range(20):
    # forward pass
    ypred = [n(x) for x in xs]
    loss = sum((yout - ygt)**2 for ygt, yout in zip(ys, ypred))
    # backward pass
    for p in n.parameters():
        p.grad = 0.0
    loss.backward()
    # update
    for p in n.parameters():
        p.data += -0.1 * p.grad
    print(k, loss.data)
"""
"""The lecture's network, four rows and loop, from a seed."""

OWN_VALUE = """\
class Value:
    def __init__(self, data, _children=(), _op='', label=''):
        self.data = data
        self._prev = set(_children)
        self._backward = lambda: None

    def __repr__(self):
        return f"Value(data={self.data}"

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), '+')
"""

DRAWING = """\
from graphviz import Digraph

def trace(root):
    nodes, edges = set(), set()
    def build(v):
        if v not in nodes:
            nodes.add(v)
            for child in v._prev:
                edges.add((child, v))
                build(child)
    build(root)
    return nodes, edges

def draw_dot(root):
    dot = Digraph(format='svg', graph_attr={'rankdir': 'LR'})
    nodes, edges = trace(root)
    for n in nodes:
        dot.node(name=str(id(n)), label="{ %s | data %.4f }" % (n.label, n.data), shape='record')
    return dot
"""
