// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPodr2Verifier} from "../../../src/proof/IPodr2Verifier.sol";
import {INetworkParameters} from "../../../src/governance/INetworkParameters.sol";
import {IOrders} from "../../../src/market/IOrders.sol";
import {IDeals} from "../../../src/storage/IDeals.sol";
import {Packed} from "../../support/Packed.sol";

/// @title Books of one controller, strict: nothing leaves that did not come.
contract VaultDouble {
    mapping(address controller => uint256 amount) public escrowOf;
    mapping(address account => uint256 amount) public balanceOf;

    function fund(address controller, uint256 amount) external {
        escrowOf[controller] += amount;
    }

    function release(address account, uint256 amount) external {
        require(amount > 0, "zero");
        require(escrowOf[msg.sender] >= amount, "escrow");
        escrowOf[msg.sender] -= amount;
        balanceOf[account] += amount;
    }
}

/// @title Orders that a test has drawn; activation hands over the cost of the days that are left, like the real one.
contract OrdersDouble {
    VaultDouble private immutable VAULT;
    address private immutable DEALS;
    mapping(uint32 id => IOrders.Order order) private _orders;
    uint256 public handed;

    constructor(VaultDouble vault, address deals) {
        VAULT = vault;
        DEALS = deals;
    }

    function put(IOrders.Order memory order) external {
        _orders[order.id] = order;
    }

    function activate(uint32 id, uint16 startDay) external returns (IOrders.Activated memory) {
        if (msg.sender != DEALS) revert IOrders.OnlyDeals(DEALS, msg.sender);
        IOrders.Order memory order = _orders[id];
        if (order.state != IOrders.OrderState.Drawn) {
            revert IOrders.OrderStateWrong(id, IOrders.OrderState.Drawn, order.state);
        }
        _orders[id].state = IOrders.OrderState.Active;
        if (order.endDay > startDay) {
            uint256 cost = uint256(order.rate) * order.n * (order.endDay - startDay);
            handed += cost;
            VAULT.fund(DEALS, cost);
        }
        return IOrders.Activated({
            owner: order.owner,
            size: order.size,
            k: order.k,
            n: order.n,
            endDay: order.endDay,
            worker: order.worker,
            tiKey: order.tiKey,
            rate: order.rate,
            miners: Packed.ids(order.miners)
        });
    }

    function replace(uint32 id, uint8 slot, uint32 miner) external {
        if (msg.sender != DEALS) revert IOrders.OnlyDeals(DEALS, msg.sender);
        _orders[id].miners[slot] = miner;
    }

    function ownerOf(uint32 id) external view returns (address) {
        return _orders[id].owner;
    }

    function minersOf(uint32 id) external view returns (uint32[] memory) {
        return _orders[id].miners;
    }
}

/// @title Miners 1, 2, ... whose report key is 1000 + id and whose account is address(500 + id).
contract RegistryDouble {
    mapping(uint32 id => uint256 sectors) public used;
    mapping(uint32 id => address signer) public signers;
    mapping(uint32 id => mapping(uint16 tiKey => bytes32 hash)) public keyHash;

    struct Answer {
        uint32 id;
        uint32 operator;
        address account;
        address signer;
        bytes32 tlsKeyHash;
        string endpoint;
        uint8 region;
        uint8 state;
        uint24 declaredUnits;
        uint24 listedUnits;
        uint40 usedSectors;
        uint256 collateral;
    }

    function put(uint32 id, address signer) external {
        signers[id] = signer;
    }

    function putKeys(uint32 id, uint16 tiKey, bytes memory keys) external {
        keyHash[id][tiKey] = keccak256(keys);
    }

    function occupy(bytes calldata miners, uint40 sectors) external returns (bytes memory found) {
        for (uint256 i; i < miners.length; i += 4) {
            uint32 id = uint32(bytes4(miners[i:i + 4]));
            used[id] += sectors;
            found = bytes.concat(found, bytes20(signers[id]));
        }
    }

    function vacate(uint32 id, uint40 sectors) external {
        used[id] -= sectors;
    }

    function miner(uint32 id) external view returns (Answer memory answer) {
        answer.id = id;
        answer.account = address(uint160(500 + id));
        answer.signer = signers[id];
    }
}

contract TeeRegistryDouble {
    mapping(uint16 worker => address signer) public signerOf;

    function put(uint16 worker, address signer) external {
        signerOf[worker] = signer;
    }
}

/// @title Says which days passed, and pays them, as a test decides.
contract AuditsDouble {
    IDeals private immutable DEALS;
    INetworkParameters private immutable PARAMETERS;
    mapping(uint32 miner => mapping(uint256 day => bool)) public passed;

    constructor(IDeals deals, INetworkParameters parameters) {
        DEALS = deals;
        PARAMETERS = parameters;
    }

    function pass(uint32 miner) external {
        passed[miner][PARAMETERS.today()] = true;
        DEALS.payToday(miner);
    }

    function payAgain(uint32 miner) external {
        DEALS.payToday(miner);
    }

    function awaits(uint32) external pure returns (bool) {
        return false;
    }

    function layoutsOpenUntil() external pure returns (uint256) {
        return type(uint256).max;
    }

    function passedDays(uint32 miner, uint256 from, uint256 to) external view returns (uint256 count) {
        for (uint256 day = from; day < to; ++day) {
            if (passed[miner][day]) ++count;
        }
    }
}

/// @title A beat in every window that has begun, unless the test says that the window stayed silent.
contract BeatsDouble {
    INetworkParameters private immutable PARAMETERS;
    mapping(uint256 key => uint256 seed) private _seeds;
    uint256 private constant SILENT = 1;

    constructor(INetworkParameters parameters) {
        PARAMETERS = parameters;
    }

    function put(uint256 day, uint256 window, bytes32 seed) external {
        _seeds[day << 8 | window] = seed == 0 ? SILENT : uint256(seed);
    }

    function windowSeeds(uint256 day, uint256 from, uint256 until) external view returns (bytes memory seeds) {
        seeds = new bytes(32 * (until - from));
        for (uint256 window = from; window < until; ++window) {
            bytes32 seed = windowSeed(day, window);
            assembly ("memory-safe") {
                mstore(add(add(seeds, 32), shl(5, sub(window, from))), seed)
            }
        }
    }

    function windowSeed(uint256 day, uint256 window) public view returns (bytes32) {
        uint256 seed = _seeds[day << 8 | window];
        if (seed == SILENT) return 0;
        if (seed != 0) return bytes32(seed); // one cold read, like the real one
        INetworkParameters.Constants memory constants = PARAMETERS.constants();
        if (block.timestamp < constants.genesis + day * constants.daySeconds + window * constants.windowSeconds) {
            return 0;
        }
        return keccak256(abi.encode("beat", day, window));
    }
}

/// @title Accepts a proof only when it carries the hash of the statement it answers: accounting is tested apart from algebra.
contract VerifierDouble {
    error ProofRejected(uint32 miner);

    function verify(IPodr2Verifier.Statement[] calldata statements, bytes32) external pure {
        for (uint256 i; i < statements.length; ++i) {
            IPodr2Verifier.Statement memory statement = statements[i];
            bytes memory proof = statement.proof;
            statement.proof = "";
            if (keccak256(proof) != keccak256(abi.encode(keccak256(abi.encode(statement))))) {
                revert ProofRejected(statement.miner);
            }
        }
    }
}

/// @title Costs nothing, so that what is measured around it is accounting alone.
contract FreeVerifier {
    fallback() external {}
}

/// @title Writes down what AuditRounds says.
contract PenaltiesDouble {
    mapping(uint32 miner => bytes counts) public counts;
    address public settler;

    function settled(uint32 miner, bytes calldata more, address by) external {
        counts[miner] = bytes.concat(counts[miner], more);
        settler = by;
    }
}
