// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Storage miners: operators, collateral, keys, space and draw tickets (protocol.md sections 3 and 4).
/// @dev A miner's id (uint32, from 1) is its slot everywhere; the operator is the staking account and has an id of its own
/// (uint32, from 1), so that a draw can keep operators apart at the price of no extra read.
interface IMinerRegistry {
    enum MinerState {
        None,
        Active,
        Draining,
        Exiting,
        Exited
    }

    /// @param signer key that signs reports (secp256k1 address)
    /// @param tlsKeyHash SHA-256 of the SubjectPublicKeyInfo of the worker's TLS certificate
    /// @param endpoint https://host:port of the worker, at most 255 bytes
    /// @param region 0 to 15
    /// @param units declared space in units of Constants.unitBytes, 1 to 256 a call; all of a miner's below 2^40 sectors
    /// (30 units of 1 TiB), as positions in its holdings have 40 bits
    struct Registration {
        address signer;
        bytes32 tlsKeyHash;
        string endpoint;
        uint8 region;
        uint24 units;
    }

    /// @param usedSectors sectors of 31 bytes that deals occupy, expired ones leave with the miner's next roll
    /// @param listedUnits how many tickets it has in the draw
    struct Miner {
        uint32 id;
        uint32 operator;
        address account;
        address signer;
        bytes32 tlsKeyHash;
        string endpoint;
        uint8 region;
        MinerState state;
        uint24 declaredUnits;
        uint24 listedUnits;
        uint40 usedSectors;
        uint256 collateral;
    }

    event MinerRegistered(
        uint32 indexed miner,
        uint32 indexed operator,
        address indexed account,
        address signer,
        bytes32 tlsKeyHash,
        string endpoint,
        uint8 region,
        uint24 units
    );
    event MinerChanged(uint32 indexed miner, address signer, bytes32 tlsKeyHash, string endpoint);
    event SpaceGrown(uint32 indexed miner, uint24 declaredUnits, uint256 collateral);
    event DrainBegun(uint32 indexed miner);
    event DrainEnded(uint32 indexed miner);
    event TicketsListed(uint32 indexed miner, uint8 indexed region, uint24 listedUnits);
    event ProofKeysRegistered(uint32 indexed miner, uint16 indexed tiKey, bytes32 keyHash);

    error MinerUnknown(uint32 miner);
    error OnlyAccount(uint32 miner, address expected, address actual);
    error OnlyDeals(address expected, address actual);
    error RegionOutOfRange(uint8 maximum, uint8 actual);
    error UnitsOutOfRange(uint24 minimum, uint24 maximum, uint24 actual);
    error EndpointLength(uint256 minimum, uint256 maximum, uint256 actual);
    error SignerMissing();
    error SignerTaken(address signer, uint32 miner);
    error TlsKeyMissing();
    error MinerFull(uint32 miner, uint256 capacitySectors, uint256 requiredSectors);
    error MinerNotActive(uint32 miner, MinerState state);
    error MinerNotDraining(uint32 miner, MinerState state);
    error NotFull(uint32 miner, uint256 thresholdSectors, uint256 usedSectors);
    error IdsLength(uint256 expected, uint256 actual);
    error TicketMismatch(uint256 position, uint32 expected, uint32 actual);
    error PositionsOutOfRange(uint256 minimum, uint256 maximum, uint256 actual);
    error TiPointsMismatch(uint16 tiKey, bytes32 expected, bytes32 actual);

    /// @notice Locks units * CollateralPerUnit of the caller's vault balance and enters one ticket a unit. A second miner of
    /// the same account shares its operator id.
    function register(Registration calldata registration) external returns (uint32 miner);
    /// @notice Declares more space: more collateral, more tickets.
    function grow(uint32 miner, uint24 units) external;
    function change(uint32 miner, address signer, bytes32 tlsKeyHash, string calldata endpoint) external;

    /// @notice The account's: no draw picks the miner any more. Deals, audits, payments and collateral stay as they are, and an
    /// order that was drawn before still becomes a deal: others have paid for it. Ends with `resume`, not by itself.
    function drain(uint32 miner) external;
    /// @notice The account's: undoes `drain`. Tickets that `retire` took meanwhile come back by `relist`.
    function resume(uint32 miner) external;

    /// @notice The account's: the miner's PoDR2 keys for one TI key; checked by pairing against PK (protocol.md section 4, KeyGen).
    /// @param publicKey PK = kappa G1, 128 bytes EIP-2537
    /// @param keys K = kappa X, then KA = kappa A, 512 bytes EIP-2537; keccak256 of it is kept
    /// @param possession kappa H_pop(message), 128 bytes EIP-2537
    /// @param tiPoints X, then A of the TI key, 512 bytes; checked against the hash that TeeRegistry keeps
    function registerProofKeys(
        uint32 miner,
        uint16 tiKey,
        bytes calldata publicKey,
        bytes calldata keys,
        bytes calldata possession,
        bytes calldata tiPoints
    ) external;

    /// @notice Permissionless: takes tickets of a miner that is over FullThreshold (or not Active) out of the draw.
    /// `positions` are ticket numbers in the region of the miner, 1 to 256 of them, descending: each gap is filled with the
    /// region's last ticket, so that the numbers below it stay.
    function retire(uint32 miner, uint256[] calldata positions) external;
    /// @notice The account's: lists again what `retire` took, at most 256 tickets; reverts with MinerFull above FullThreshold.
    function relist(uint32 miner, uint24 units) external;

    /// @notice Deals only: adds `sectors` to each miner's used space.
    /// @param miners ids of 4 bytes each, big-endian
    /// @return signers their report signers, 20 bytes each, in the same order
    function occupy(bytes calldata miners, uint40 sectors) external returns (bytes memory signers);
    /// @notice Deals only.
    function vacate(uint32 miner, uint40 sectors) external;

    /// @notice Draws `count` miners of distinct operators, none of them of an operator in `taken`: a ticket is accepted with
    /// probability free / declared and only where `sectors` fit. At most 20 tries a miner, 120 for fewer than six: one
    /// replacement must not fail for bad luck where space is scarce.
    /// @param regions bit r allows region r
    /// @param taken ids already drawn for the order
    /// @return miners may be shorter than `count` where the tries ran out
    function draw(bytes32 seed, uint16 regions, uint256 count, uint40 sectors, uint32[] calldata taken)
        external
        view
        returns (uint32[] memory miners);

    function keyHash(uint32 miner, uint16 tiKey) external view returns (bytes32);
    function miner(uint32 id) external view returns (Miner memory);
    /// @notice Ids run from 1 to minerCount().
    function minerCount() external view returns (uint32);
    /// @notice Ids of the miners of an account, oldest first; at most 64 from `from`.
    function minersOf(address account, uint256 from) external view returns (uint32[] memory);
    function ticketCount(uint8 region) external view returns (uint32);
    function ticketAt(uint8 region, uint256 position) external view returns (uint32);
    /// @notice Used and declared sectors of the network, for the price.
    function utilisation() external view returns (uint256 usedSectors, uint256 declaredSectors);
    /// @notice The 32-byte message that the proof of possession signs: keccak256(abi.encode(chain id, this, miner, tiKey,
    /// keccak256(X, A), keccak256(PK))).
    function possessionMessage(uint32 miner, uint16 tiKey, bytes32 tiHash, bytes calldata publicKey)
        external
        view
        returns (bytes32);
}
