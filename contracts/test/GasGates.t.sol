// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../src/market/IOrders.sol";
import {IDeals} from "../src/storage/IDeals.sol";
import {Packed} from "./support/Packed.sol";
import {Uploads} from "./support/Uploads.sol";

/// @title What an upload costs, held below gates (protocol.md section 3); StorageGas.t.sol does the same for audits.
/// @dev In isolation every call is a transaction of its own: storage is cold, and the gas includes the 21,000 of a
/// transaction and its calldata. The same numbers go to snapshots/gates.json, where any change shows.
/// The gates are 1.2 M warm / 1.7 M cold at n = 12, 700k / 1.0 M at n = 6 and 300k for a draw, from half-full miners and
/// 10,000 tickets, which cost a draw twice its tries. Warm: the miners hold data that ends in the same week as the new
/// deal, and client and gateway have used the network before.
/// forge-config: default.isolate = true
contract GasGatesTest is Uploads {
    uint256 private constant MINERS = 100;
    uint24 private constant UNITS = 100;
    uint256 private constant RUNS = 8;

    struct Gas {
        uint256 place;
        uint256 draw;
        uint256 activate;
    }

    address private client;

    /// @dev 10,000 tickets of 100 operators, half of their space in use.
    function setUp() external {
        deployNetwork(false);
        skip(10 days);
        openGroup(0);
        uint32[] memory miners = new uint32[](MINERS);
        for (uint256 i = 0; i < MINERS; i++) {
            miners[i] = addMiner(uint8(i % 4), UNITS);
        }
        uint256 half = uint256(UNITS) * 2 ** 30 / 31 / 2;
        vm.prank(address(deals));
        registry.occupy(Packed.ids(miners), uint40(half));
        client = vm.addr(secret("client", 0));
        fund(client, 1_000_000 ether);
        // The network is not new: one order became a deal, one is open, so words that all share are not the first's to pay.
        upload(1_000, 12);
        IOrders.Terms memory terms = termsOf(1_000, 4, 12, 364);
        vm.prank(client);
        orders.place(terms);
    }

    function test_uploadToMinersWithoutData() external {
        gateUpload(12, "cold", 1_700_000);
        gateUpload(6, "cold", 1_000_000);
    }

    function test_uploadToMinersWithData() external {
        // Every miner gets deals that end in the week in which the measured ones will end.
        for (uint256 i = 0; i < 20; i++) {
            upload(1_000, 32);
        }
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            assertGt(deals.buckets(miner)[0].holdings, 0, "a miner is still without data");
        }
        gateUpload(12, "warm", 1_200_000);
        gateUpload(6, "warm", 700_000);
    }

    function test_drawAmongTenThousandTickets() external {
        uint256 sum;
        for (uint256 i = 0; i < RUNS; i++) {
            sum += upload(1 << 20, 12).draw;
        }
        gate("draw, n = 12, 10,000 tickets, half full", sum / RUNS, 300_000);
    }

    /// @dev The mean of several draws from the same state: how often a draw has to try again is luck.
    function gateUpload(uint8 n, string memory state, uint256 maximum) private {
        Gas memory sum;
        uint256 start = vm.getBlockTimestamp();
        for (uint256 i = 0; i < RUNS; i++) {
            uint256 snapshot = vm.snapshotState();
            vm.warp(start + 60 * i);
            Gas memory one = upload(1_000, n);
            sum.place += one.place;
            sum.draw += one.draw;
            sum.activate += one.activate;
            vm.revertToState(snapshot);
        }
        string memory name = string.concat("n = ", vm.toString(n), ", ", state);
        vm.snapshotValue("gates", string.concat("place, ", name), sum.place / RUNS);
        vm.snapshotValue("gates", string.concat("draw, ", name), sum.draw / RUNS);
        vm.snapshotValue("gates", string.concat("activate, ", name), sum.activate / RUNS);
        gate(string.concat("upload, ", name), (sum.place + sum.draw + sum.activate) / RUNS, maximum);
    }

    function upload(uint32 size, uint8 n) private returns (Gas memory gas) {
        IOrders.Terms memory terms = termsOf(size, 4, n, 364);
        vm.prank(client);
        uint32 id = orders.place(terms);
        gas.place = vm.lastCallGas().gasTotalUsed;
        skip(60);
        orders.draw(id);
        gas.draw = vm.lastCallGas().gasTotalUsed;
        assertEq(uint256(orders.order(id).state), uint256(IOrders.OrderState.Drawn));
        IDeals.Activation memory activation = activationOf(id);
        deals.activate(activation);
        gas.activate = vm.lastCallGas().gasTotalUsed;
    }

    function gate(string memory name, uint256 gas, uint256 maximum) private {
        vm.snapshotValue("gates", name, gas);
        assertLe(gas, maximum, name);
    }
}
