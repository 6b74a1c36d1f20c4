// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {MarketFixture} from "./MarketFixture.sol";

/// @title What Orders adds to an upload: whole transactions, with 21,000 intrinsic gas and calldata (protocol.md section 3).
/// @dev Every call runs as a transaction of its own (isolate), so storage is as cold as on a chain. 10,001 tickets of 1,000
/// miners, half full.
/// forge-config: default.isolate = true
contract MarketGasTest is MarketFixture {
    uint256 private constant DRAWS = 20;

    function setUp() public {
        deployMarket("mainnet");
        for (uint256 i = 1; i <= 1_000; i++) {
            // 1 to 19 units, 10 on average.
            uint24 units = uint24((i * 7) % 19) + 1;
            register(i, 0, units);
            occupy(uint32(i), capacity(units) / 2);
        }
        assertEq(registry.ticketCount(0), 10_001);
        vm.warp(GENESIS + 10 days + 1_234);
    }

    function test_placing() public {
        vm.startPrank(client);
        IOrders.Terms memory wanted = terms(4, 6);
        orders.place(wanted);
        report("place, first order of a network", 190_000);
        orders.place(wanted);
        report("place, later order of a day", 125_000);
        skip(1 days);
        wanted.price *= 2;
        orders.place(wanted);
        report("place, first order of a day", 145_000);
    }

    function test_drawing() public {
        measure(6, 170_000, 230_000);
        measure(12, 300_000, 400_000);
    }

    function test_replacing() public {
        uint32 id = placeAndDraw(4, 6);
        vm.prank(client);
        orders.veto(id, 2);
        report("veto, n = 6", 70_000);
        beat(id, 2);
        orders.draw(id);
        report("draw of a replacement, n = 6", 160_000);
    }

    function test_activating() public {
        uint32 id = placeAndDraw(4, 6);
        vm.prank(DEALS);
        orders.activate(id, 12);
        report("activate (Orders' part of it), n = 6", 130_000);
    }

    function measure(uint8 n, uint256 meanLimit, uint256 mostLimit) private {
        uint256 sum;
        uint256 most;
        for (uint256 i = 0; i < DRAWS; i++) {
            uint32 id = place(4, n);
            beat(id, i);
            orders.draw(id);
            uint256 used = vm.lastCallGas().gasTotalUsed;
            sum += used;
            if (used > most) most = used;
            assertEq(orders.minersOf(id).length, n);
        }
        string memory name = string.concat("draw, n = ", vm.toString(uint256(n)));
        vm.snapshotValue("Orders", string.concat(name, ", mean of 20"), sum / DRAWS);
        vm.snapshotValue("Orders", string.concat(name, ", most of 20"), most);
        assertLe(sum / DRAWS, meanLimit, "mean");
        assertLe(most, mostLimit, "most");
    }

    function report(string memory name, uint256 limit) private {
        uint256 used = vm.lastCallGas().gasTotalUsed;
        vm.snapshotValue("Orders", name, used);
        assertLe(used, limit, name);
    }
}
