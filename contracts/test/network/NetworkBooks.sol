// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {IRepair} from "../../src/storage/IRepair.sol";
import {IVault} from "../../src/token/IVault.sol";
import {Repairs} from "../support/Repairs.sol";

/// @title What must be true of all money after every call, recomputed from the contracts' records.
/// @dev Deliberately the slow way: loops over every order, deal, miner and account, which the product never does.
abstract contract NetworkBooks is Repairs {
    uint256 internal constant CLIENTS = 3;
    uint32 internal constant MINERS = 8;
    address internal constant STRANGER = address(0xbad);

    uint256 internal donated;
    mapping(address account => uint256 amount) internal deposited;
    mapping(address account => uint256 amount) internal withdrawn;
    mapping(uint32 miner => int256 amount) internal collected;
    mapping(address account => uint256 amount) internal compensated;
    uint256 internal bounties;
    /// @dev What losers of slots left for bounties and owners, and where it went.
    uint256 internal forfeited;
    uint256 internal repaid;

    /// @notice token.balanceOf(vault) = balances + escrow + pools, but for what somebody gave away.
    function checkDeposits() external view {
        uint256 owed = vault.totalBalances() + vault.totalEscrow();
        for (uint256 i = 0; i < 3; i++) {
            owed += vault.poolOf(IVault.Pool(i));
        }
        assertEq(token.balanceOf(address(vault)), owed + donated, "deposits");
        uint256 escrow = vault.escrowOf(address(orders)) + vault.escrowOf(address(deals));
        escrow += vault.escrowOf(address(registry)) + vault.escrowOf(address(penalties));
        escrow += vault.escrowOf(address(repair)) + vault.escrowOf(address(offers));
        assertEq(vault.escrowOf(address(upkeep)), 0, "escrow of Upkeep");
        assertEq(vault.totalEscrow(), escrow, "escrow of controllers");
    }

    /// @notice The balances of all accounts are the total.
    function checkBalances() external view {
        uint256 sum = vault.balanceOf(GOVERNOR) + vault.balanceOf(GATEWAY) + vault.balanceOf(STRANGER);
        for (uint256 i = 0; i < CLIENTS; i++) {
            sum += vault.balanceOf(client(i));
        }
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            sum += vault.balanceOf(minerAccount(miner));
        }
        assertEq(sum, vault.totalBalances(), "balances");
    }

    /// @notice Orders holds the cost of every open order and nothing else.
    function checkOrders() external view {
        uint256 cost;
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            IOrders.Order memory order = orders.order(id);
            if (order.state == IOrders.OrderState.Placed || order.state == IOrders.OrderState.Drawn) {
                cost += order.cost;
            }
        }
        assertEq(vault.escrowOf(address(orders)), cost, "escrow of Orders");
    }

    /// @notice Deals holds what was earned, both pots, and every day that is neither paid nor refunded.
    function checkDeals() external view {
        uint256 owed = deals.servicePot() + deals.treasuryPot();
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            owed += deals.earned(miner);
        }
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            if (orders.order(id).state != IOrders.OrderState.Active) continue;
            IDeals.Deal memory deal = deals.deal(id);
            (, uint32 moved, uint16 day) = deals.movesOf(id);
            uint256 open;
            for (uint256 i = 0; i < deal.n && deal.endDay > deal.claimedDay; i++) {
                // a slot that changed hands on the first open day had that day settled then
                uint256 from = deal.claimedDay + (day == deal.claimedDay ? moved >> i & 1 : 0);
                open += deal.endDay - from;
                if (deal.miners[i] != 0) open -= audits.passedDays(deal.miners[i], from, deal.endDay);
            }
            owed += open * deal.rate;
        }
        assertEq(vault.escrowOf(address(deals)), owed, "escrow of Deals");
    }

    /// @notice The registry holds every miner's collateral.
    function checkCollateral() external view {
        uint256 collateral;
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            collateral += registry.miner(miner).collateral;
        }
        assertEq(vault.escrowOf(address(registry)), collateral, "escrow of MinerRegistry");
    }

    /// @notice SettlementOffers holds the budgets.
    function checkOffers() external view {
        uint256 rest;
        for (uint256 i = 0; i < CLIENTS; i++) {
            rest += offers.offerOf(client(i)).rest;
        }
        assertEq(vault.escrowOf(address(offers)), rest, "escrow of SettlementOffers");
    }

    /// @notice What clients may claim of fines is there.
    function checkPenalties() external view {
        uint256 owed;
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            if (orders.order(id).state == IOrders.OrderState.Active) owed += penalties.claimable(id);
        }
        assertLe(owed, vault.escrowOf(address(penalties)), "escrow of Penalties");
    }

    /// @notice Repair holds the bounties and stakes of its slots, and nobody got a bounty that no loser paid.
    function checkRepair() external view {
        uint256 held;
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            for (uint8 slot = 0; slot < MINERS; slot++) {
                IRepair.Slot memory one = repair.slotOf(id, slot);
                held += uint256(one.bounty) + one.rest;
            }
        }
        assertEq(vault.escrowOf(address(repair)), held, "escrow of Repair");
        assertLe(repaid, forfeited, "a bounty without a loss");
    }

    /// @notice Every slot of a live deal is empty or held by a miner with a live holding of it, whose space it takes.
    function checkSlots() external view {
        uint256[] memory used = new uint256[](MINERS + 1);
        uint256 today = parameters.today();
        for (uint32 id = 1; id <= orders.orderCount(); id++) {
            if (orders.order(id).state != IOrders.OrderState.Active) continue;
            IDeals.Deal memory deal = deals.deal(id);
            if (deal.state != IDeals.DealState.Active || today >= deal.endDay) continue;
            uint32[] memory numbers = holdingsOf(id);
            (uint32 vacant,,) = deals.movesOf(id);
            for (uint256 i = 0; i < deal.n; i++) {
                assertEq(vacant >> i & 1 == 1, deal.miners[i] == 0, "empty slots");
                if (deal.miners[i] == 0) continue;
                IDeals.Holding memory holding = deals.holding(deal.miners[i], uint8(deal.tiKey & 3), numbers[i]);
                assertEq(holding.deal, id, "a slot without a report");
                assertGt(holding.endDay, today, "a slot without data");
                used[deal.miners[i]] += deal.sectors;
            }
        }
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            assertGe(registry.miner(miner).usedSectors, used[miner], "space of a miner");
        }
    }

    /// @notice No debt stands beside collateral, and no collateral above the pledge.
    function checkStakes() external view {
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            IMinerRegistry.Standing memory standing = registry.standing(miner);
            assertTrue(standing.debt == 0 || standing.collateral == 0, "debt beside collateral");
            assertLe(standing.collateral, standing.pledged, "collateral above the pledge");
        }
    }

    /// @notice Clients get back what they brought and what their miners were fined, miners what they collected and what was
    /// their own, who settles a bounty, others nothing.
    function checkNobodyGains() external view {
        for (uint256 i = 0; i < CLIENTS; i++) {
            address account = client(i);
            uint256 due = deposited[account] + compensated[account];
            uint256 has = vault.balanceOf(account) + withdrawn[account] + offers.offerOf(account).rest;
            assertLe(has, due, "a client gained");
        }
        for (uint32 miner = 1; miner <= MINERS; miner++) {
            address account = minerAccount(miner);
            assertTrue(int256(vault.balanceOf(account) + withdrawn[account]) == collected[miner], "a miner gained");
        }
        assertEq(vault.balanceOf(STRANGER) + token.balanceOf(STRANGER), bounties, "a stranger gained");
        assertEq(vault.balanceOf(GATEWAY) + token.balanceOf(GATEWAY), 0, "a gateway gained");
    }

    function client(uint256 index) internal pure returns (address) {
        return vm.addr(clientKey(index));
    }

    function clientKey(uint256 index) internal pure returns (uint256) {
        return secret("client", index % CLIENTS);
    }
}
