// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Test} from "../support/Test.sol";
import {OrderActors} from "./OrderActors.sol";

/// @title Whatever the actors do, the escrow of Orders is the sum of what its open orders cost.
contract OrdersInvariantTest is Test {
    OrderActors private actors;
    IOrders private orders;
    IVault private vault;
    address private client;
    address private treasury;

    function setUp() public {
        actors = new OrderActors();
        (address ordersAddress, address vaultAddress, address clientAddress, address treasuryAddress) = actors.world();
        (orders, vault, client, treasury) =
        (IOrders(ordersAddress), IVault(vaultAddress), clientAddress, treasuryAddress);
        bytes4[] memory calls = new bytes4[](10);
        calls[0] = OrderActors.place.selector;
        calls[1] = OrderActors.pass.selector;
        calls[2] = OrderActors.drawWithBeat.selector;
        calls[3] = OrderActors.drawWithoutBeat.selector;
        calls[4] = OrderActors.veto.selector;
        calls[5] = OrderActors.cancel.selector;
        calls[6] = OrderActors.expire.selector;
        calls[7] = OrderActors.activate.selector;
        calls[8] = OrderActors.fill.selector;
        calls[9] = OrderActors.workers.selector;
        targetContract(address(actors));
        targetSelector(FuzzSelector(address(actors), calls));
    }

    function invariant_escrowIsTheCostOfOpenOrders() public view {
        uint256 sum;
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            IOrders.Order memory order = orders.order(id);
            if (order.state == IOrders.OrderState.Placed || order.state == IOrders.OrderState.Drawn) sum += order.cost;
        }
        assertEq(vault.escrowOf(address(orders)), sum);
    }

    function invariant_everyWeiIsAccountedFor() public view {
        assertEq(vault.balanceOf(treasury), actors.feeDue());
        assertEq(vault.escrowOf(address(0xdea15)), actors.handed());
        assertEq(
            vault.balanceOf(client) + vault.escrowOf(address(orders)) + actors.feeDue() + actors.wages()
                + actors.handed(),
            actors.funded()
        );
    }

    function invariant_drawnOrdersHaveDistinctMiners() public view {
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            IOrders.Order memory order = orders.order(id);
            if (order.state != IOrders.OrderState.Drawn && order.state != IOrders.OrderState.Active) continue;
            assertGt(order.worker, 0);
            assertEq(order.miners.length, order.n);
            for (uint256 i = 0; i < order.n; i++) {
                assertGt(order.miners[i], 0);
                for (uint256 j = 0; j < i; j++) {
                    assertNotEq(order.miners[i], order.miners[j]);
                }
            }
        }
    }
}
